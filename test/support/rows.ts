/** What every participant of an extract has. */
export const participantRow = { type: 'participant', pinTemporary: false, mailingAddressValid: true } as const;

/** A case of the participants 1000000000001, who pays, and 1000000000002. */
export const caseRow = {
  type: 'case',
  caseNumber: '200000000000011',
  county: 'Kern',
  payer: '1000000000001',
  recipient: '1000000000002',
  monthlySupport: '425.00',
  arrears: '0.00',
} as const;
