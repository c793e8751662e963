import { enableCompileCache } from 'node:module';

// Loaded before everything else: the second start takes half the time of the first.
enableCompileCache();
