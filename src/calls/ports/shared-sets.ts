/** Members of sets, which all servers remember together for a while. The caller of `add` makes the names unreadable first. */
export interface SharedSets {
  /** Puts a member into a set, which is forgotten `lifeMs` after its first one: whether it is new there, and how many there are now. */
  add(set: string, member: string, lifeMs: number): Promise<{ readonly isNew: boolean; readonly size: number }>;
  close(): Promise<void>;
}
