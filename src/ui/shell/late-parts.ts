import { reviewOf } from '../../workspace/reviewing.ts';
import { FieldCount, FieldFindings } from '../form/field-findings.tsx';
import { TellFields } from '../form/tell-fields.ts';
import { goToTextOf } from './go-to-field.ts';
import { Live } from './live.tsx';
import { OutputPane } from './output-pane.tsx';
import { useReview } from './use-review.ts';

/** What `useLate` gives, as one chunk. */
export const parts = { OutputPane, Live, TellFields, FieldFindings, FieldCount, useReview, reviewOf, goToTextOf };
