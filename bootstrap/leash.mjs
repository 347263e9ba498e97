// Loaded before each script that the bootstrap runs: when the bootstrap dies, even by kill -9, the script is asked to end.
if (process.channel) {
  process.channel.unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
