/** Sets that all servers share for a while. Code that calls `add` makes the names unreadable first. */
export interface SharedSets {
  /** Puts a member into a set. Answers whether it is new there, and how many members there are now. The set is forgotten `lifeMs` after its first member. */
  add(set: string, member: string, lifeMs: number): Promise<{ readonly isNew: boolean; readonly size: number }>;
  /** Takes a member out of a set again, where it is there. */
  remove(set: string, member: string): Promise<void>;
  close(): Promise<void>;
}
