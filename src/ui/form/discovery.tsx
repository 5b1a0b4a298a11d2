import { useState } from 'react';
import { useFetched } from '../use-fetched.ts';

const fetchBox = () => import('./discovery-box.tsx');

/** Lets the cluster answer: folded, and fetched when it is opened. */
export function Discovery() {
  const [open, setOpen] = useState(false);
  const box = useFetched(open ? fetchBox : null);
  return (
    <details className="inner wide" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Ask the cluster <span className="summary">two commands; paste what they say</span>
      </summary>
      {open && box !== null && <box.DiscoveryBox />}
    </details>
  );
}
