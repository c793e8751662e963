import type { ReadyDocument } from '../../../agency/document.ts';
import { createColumns } from './columns.ts';

/** Documents are compared like payments: a missing text is kept as an empty one. */
export const documentColumns = createColumns<ReadyDocument>()({
  id: { name: 'agency_id', type: 'text' },
  kind: { name: 'kind', type: 'text' },
  ready: { name: 'ready', type: 'text' },
  way: { name: 'way', type: 'text' },
  for: { name: 'for_id', type: 'text', missing: '' },
});
