/** The temporary PINs of a participant. */
export interface TemporaryPins {
  /** The PIN that was sent to them last at their own request; works beside the other one until it expires. */
  temporary_pin_hash: string | null;
  temporary_pin_expires_ms: number | null;
  /** The call that it signed in; it works in no other. */
  temporary_pin_used_by: string | null;
  /** From when on another may be made. Null: once it has expired. */
  temporary_pin_renewable_ms: number | null;
  /** The one that was sent before it and signed nobody in; it works until it expires. */
  earlier_pin_hash: string | null;
  earlier_pin_expires_ms: number | null;
}
