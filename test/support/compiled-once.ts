import process from 'node:process';

/** The part of a program's environment by which it takes compiled code from where other programs of the tests left it. */
export const compiledOnce = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };
