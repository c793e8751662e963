/** The keys that mean the same at every menu. A menu's own option on such a key hides it. */
export const commandKeys = {
  '0': 'agent',
  '*': 'repeat',
  '#': 'back',
  '8': 'more-time',
  '9': 'other-language',
} as const;

export function isCommandKey(key: string): key is keyof typeof commandKeys {
  return Object.hasOwn(commandKeys, key);
}
