/** Brings messages to people: e-mail. Rejects where a message could not be handed over. */
export interface Notifier {
  send(message: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
}
