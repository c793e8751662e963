/** The class of a turn's event, as metrics count it: all choices of all menus are one. */
export function classifyEvent(event: string): string {
  return event.startsWith('choose.') ? 'choose' : event;
}
