/** A line of what a command has to say. */
export const print = (line: string) => {
  process.stdout.write(`${line}\n`)
}

/** How far a long command is: one line that changes where a person watches. */
export function showProgress(line: string) {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[2K${line}` : `${line}\n`)
}
