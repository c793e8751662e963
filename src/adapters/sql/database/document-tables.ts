import type { RowOf } from './columns.ts';
import type { documentColumns } from './document-columns.ts';

interface DocumentRow extends RowOf<typeof documentColumns> {
  case_number: string;
}

/** `at_row`: the number of its row, from 1. */
export type StagedDocumentTable = DocumentRow & { at_row: number };

export interface DocumentTables {
  /** `occurrence`: always 1, as a document has a name of its own. */
  documents: DocumentRow & { occurrence: number };
  staged_documents: StagedDocumentTable;
}
