import type { Config } from '../../server/src/config/config.ts';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import type { Setup } from '../../server/src/engine/setup.ts';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';

/** What is in force where a team has configured nothing, or no more than this. */
export const builtInSetup = (config: Partial<Config> = {}): Setup => ({
  config: { ...defaultConfig, ...config },
  kinds: builtInKinds(),
  problems: [],
});
