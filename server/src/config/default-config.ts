import type { Config } from './config.ts';
import { defaultRootCauses } from './root-causes.ts';

/** What holds where a team has decided nothing. */
export const defaultConfig: Config = {
  folder: '',
  kinds: [],
  rules: new Map(),
  rootCauses: defaultRootCauses,
  questions: 'why',
  debt: { folder: 'docs/debt', ice: 'ease' },
  trackers: [],
  failOn: 'error',
};
