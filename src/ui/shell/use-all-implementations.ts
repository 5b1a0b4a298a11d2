import { useEffect, useState } from 'react';
import type { Implementation } from '../../implementations/implementation.ts';
import { loadFirst } from '../../implementations/load.ts';
import { cards } from '../../implementations/registry.ts';
import { useDispatch } from '../workspace-context.tsx';

export type LoadedImplementations = ReadonlyMap<string, Implementation>;

/** Every implementation by its id, as they come in. One that cannot be fetched is told, and stays away. */
export function useAllImplementations(): LoadedImplementations {
  const dispatch = useDispatch();
  const [loaded, setLoaded] = useState<LoadedImplementations>(new Map());
  useEffect(() => {
    let wanted = true;
    for (const card of cards) {
      loadFirst(card).then(
        (implementation) => wanted && setLoaded((sofar) => new Map([...sofar, [card.id, implementation]])),
        () => wanted && dispatch({ type: 'notify', notice: { kind: 'part-gone' } }),
      );
    }
    return () => {
      wanted = false;
    };
  }, [dispatch]);
  return loaded;
}
