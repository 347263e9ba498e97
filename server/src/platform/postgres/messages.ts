/** Every sentence a person may read about the embedded PostgreSQL: first Chinese, then English. */
const both = (zh: string, en: string): string => `${zh}\n${en}`

export const messages = {
  otherVersion: (dir: string, theirs: string, ours: string): string =>
    both(
      `数据目录 ${dir} 属于 PostgreSQL ${theirs}，而本程序自带的是 PostgreSQL ${ours}，不能直接打开。请用原来的知客版本备份（zhike backup），再把 DATA_DIR 指向一个新目录并恢复；或者用 DATABASE_URL 连接您自己的 PostgreSQL。`,
      `The data directory ${dir} belongs to PostgreSQL ${theirs}, but Zhike brings PostgreSQL ${ours} and cannot open it. Back it up with the Zhike version that wrote it (zhike backup), point DATA_DIR to a new directory and restore there; or set DATABASE_URL to a PostgreSQL of your own.`,
    ),
  notACluster: (dir: string): string =>
    both(
      `目录 ${dir} 不是完整的 PostgreSQL 数据目录（缺少 PG_VERSION）。程序不会改动它。请从备份恢复；若其中没有需要保留的数据，请将它移走后再启动。`,
      `The directory ${dir} is not a complete PostgreSQL data directory (PG_VERSION is missing). It is left as it is. Restore it from a backup or, if nothing in it matters, move it away and start again.`,
    ),
  noBinaries: (platform: string): string =>
    both(
      `没有找到适用于 ${platform} 的内置 PostgreSQL。请重新运行 npm ci（不要加 --omit=optional）；若该系统没有内置版本，请用 DATABASE_URL 指定一个 PostgreSQL（15 或更新）。`,
      `There is no embedded PostgreSQL for ${platform}. Run npm ci again (without --omit=optional); where none exists for the system, set DATABASE_URL to a PostgreSQL (15 or newer).`,
    ),
  notWritable: (dir: string, why: string): string =>
    both(
      `数据目录 ${dir} 无法写入（${why}）。请修改它的权限或所有者，或者用 DATA_DIR 指定另一个目录。`,
      `The data directory ${dir} cannot be written (${why}). Change its permissions or owner, or name another one with DATA_DIR.`,
    ),
  noIdentity: (dir: string): string =>
    both(
      `PostgreSQL 不能以 root 身份运行，而这里没有别的用户能够访问 ${dir}。请用普通用户启动知客，或者用 DATA_DIR 指定一个其他用户可以进入的目录。`,
      `PostgreSQL refuses to run as root, and no other user can reach ${dir} here. Start Zhike as an ordinary user, or name a directory with DATA_DIR that other users may enter.`,
    ),
  unreadableAccess: (file: string): string =>
    both(
      `文件 ${file} 已损坏，读不出数据库密码。请删除该文件后重新启动，程序会设置新的密码，数据不受影响。`,
      `The file ${file} is damaged, the database passwords cannot be read from it. Delete it and start again: new passwords are set, the data stays.`,
    ),
  initFailed: (said: string): string =>
    both(
      `建立数据库失败，initdb 的输出见下。请检查磁盘空间和目录权限。`,
      `Making the database failed; check disk space and permissions of the directory. initdb said:\n${said}`,
    ),
  startFailed: (log: string, said: string): string =>
    both(
      `内置 PostgreSQL 没有启动成功，完整日志在 ${log}，最后几行见下。`,
      `The embedded PostgreSQL did not start; the whole log is ${log}, its last lines:\n${said}`,
    ),
  noAnswer: (pid: number, log: string): string =>
    both(
      `内置 PostgreSQL（进程 ${pid}）正在运行，但一直没有应答，日志在 ${log}。请结束该进程（kill ${pid}）后再启动。`,
      `The embedded PostgreSQL (process ${pid}) runs but does not answer, its log is ${log}. End that process (kill ${pid}) and start again.`,
    ),
  noFreePort: (): string =>
    both(
      `找不到可用的端口来启动内置 PostgreSQL。请关闭占用端口的程序后重试。`,
      `No free port was found for the embedded PostgreSQL. Close the programs that hold them and try again.`,
    ),
  moved: (port: number): string =>
    both(
      `PostgreSQL 已换到端口 ${port}，本进程连不上它。请重新启动本进程。`,
      `PostgreSQL has moved to port ${port}, where this process does not look for it. Start this process again.`,
    ),
  making: (): string => '正在建立数据库 · Making the database …',
  ready: (version: string, port: number, ms: number): string =>
    `PostgreSQL ${version} 已就绪 · ready: 127.0.0.1:${port} (${ms} ms)`,
  adopted: (pid: number): string => `接管仍在运行的 PostgreSQL · Took over the PostgreSQL still running (${pid})`,
  borrowed: (pid: number): string => `使用另一进程的 PostgreSQL · Using the PostgreSQL that process ${pid} runs`,
  portTaken: (port: number): string => `端口 ${port} 已被占用，换一个 · Port ${port} is taken, trying another`,
  recovering: (): string => 'PostgreSQL 正在恢复数据 · PostgreSQL is recovering its data …',
  died: (): string => 'PostgreSQL 意外退出，正在重新启动 · PostgreSQL ended unexpectedly, starting it again',
  stopping: (): string => '正在停止 PostgreSQL · Stopping PostgreSQL',
  forced: (): string =>
    'PostgreSQL 未能及时停止，强制结束（下次启动时自动恢复） · PostgreSQL did not stop in time and was ended by force; it recovers at the next start',
} as const
