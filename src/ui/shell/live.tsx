import { useEffect, useRef, useState } from 'react';
import { stateOf } from '../../gateway-api/hop.ts';
import type { Review } from '../../review/review.ts';
import { HOP_WORDS } from '../output/hop-words.ts';
import { useReview } from './use-review.ts';

/** Milliseconds without a change after which it is said. */
const REST = 900;

/** Tells those who do not see the diagram when a connection becomes something else. */
export function Live() {
  const review = useReview();
  const now = review === null ? '' : summary(review);
  const said = useRef(now);
  const [text, setText] = useState('');
  useEffect(() => {
    if (now === said.current) return;
    const timer = setTimeout(() => {
      said.current = now;
      setText(now);
    }, REST);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}

/** “Connection: Verified. 1 error.” */
function summary({ hops, findings }: Review): string {
  const states = [...new Set(hops.map(({ hop }) => HOP_WORDS[stateOf(hop.connection)].word))];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const connections = hops.length === 0 ? 'No connection' : `Connection: ${states.join(', ')}`;
  return `${connections}. ${errors === 0 ? 'No errors' : errors === 1 ? '1 error' : `${errors} errors`}.`;
}
