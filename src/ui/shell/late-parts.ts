import { reviewOf } from '../../workspace/reviewing.ts';
import { Live } from './live.tsx';
import { OutputPane } from './output-pane.tsx';
import { useReview } from './use-review.ts';

/** What `useLate` gives, as one chunk. */
export const parts = { OutputPane, Live, useReview, reviewOf };
