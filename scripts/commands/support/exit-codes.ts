export const done = 0;
export const nothingDone = 1;
export const notUnderstood = 2;
