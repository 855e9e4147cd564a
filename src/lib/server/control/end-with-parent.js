// Loaded into a child process with `node --import`, so that it ends when its parent is killed.
if (process.channel) {
	process.once('disconnect', () => process.exit(1));
	process.channel.unref();
}
