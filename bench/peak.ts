// Loaded before the command: tells at its end what it took.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  console.error(`took ${(user + system) / 1e6} s of CPU, ${process.resourceUsage().maxRSS / 1024} MiB`);
});
