import type { Agencies } from '../../calls/agencies.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { findLineInUse } from '../../lines/lines.ts';
import { readRecordingAddress } from '../../twilio/read-recording-address.ts';
import type { VoiceWebhook } from './receive.ts';

/**
 * Notes a recording beside the turn that brings it, which neither waits for the note nor fails with it: the carrier tells of the recording
 * once more.
 */
export function noteRecording(agencies: Agencies, webhook: VoiceWebhook, log: Pick<CallLog, 'error'>): void {
  const { CallSid: call, To: dialled = '', RecordingUrl: address } = webhook;
  if (!address) return;
  if (readRecordingAddress(address) === undefined) {
    log.error({ call }, 'voice: a recording is refused, its address is none of the carrier');
    return;
  }
  const line = findLineInUse(agencies.lines, dialled);
  void (line && agencies.of(line).voices?.note(call, address));
}
