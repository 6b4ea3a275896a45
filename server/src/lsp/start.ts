import { fastStart } from '../node/fast-start.ts';

await fastStart(['child_process', 'crypto', 'fs/promises', 'net', 'util'], () => import('./main.ts'));
