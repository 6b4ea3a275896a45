import type { Command } from './index.ts';

export const showOutput: Command = (server) => server.showOutput();
