import { useEffect, useState } from 'react';
import { useDispatch } from './workspace-context.tsx';

/**
 * A part that is fetched when it is wanted. `null` until it is here, and when it cannot be had: that is said, and loses
 * nothing. `fetchPart` must stay the same function for the same part.
 */
export function useFetched<T extends object>(fetchPart: (() => Promise<T>) | null, onFailure?: () => void): T | null {
  const dispatch = useDispatch();
  const [fetched, setFetched] = useState<{ readonly by: () => Promise<T>; readonly part: T } | null>(null);
  useEffect(() => {
    if (fetchPart === null) return;
    let wanted = true;
    fetchPart().then(
      (part) => {
        if (wanted) setFetched({ by: fetchPart, part });
      },
      () => {
        if (!wanted) return;
        dispatch({ type: 'notify', notice: { kind: 'part-gone' } });
        onFailure?.();
      },
    );
    return () => {
      wanted = false;
    };
  }, [fetchPart, onFailure, dispatch]);
  return fetched !== null && fetched.by === fetchPart ? fetched.part : null;
}
