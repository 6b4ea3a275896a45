import type { Command } from './index.ts';

export const restartServer: Command = (server) => server.restart();
