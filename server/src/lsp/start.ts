import module from 'node:module';

// Later starts spare themselves the compiling. Where the cache can't be kept, nothing is said and nothing changes.
module.enableCompileCache?.();

await import('./main.ts');
