import { fastStart } from '../node/fast-start.ts';

await fastStart(['fs/promises', 'net', 'util'], () => import('./main.ts'));
