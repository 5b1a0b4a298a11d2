import { useEffect, useState } from 'react';

/** Milliseconds without a change after which a heavy value is taken over. */
const REST = 200;

/** A light value at once; a heavy one when it has come to rest, so that each keystroke does not pay for it. */
export function useSettled<T>(value: T, heavy: boolean): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (!heavy) return;
    const timer = setTimeout(() => setSettled(value), REST);
    return () => clearTimeout(timer);
  }, [value, heavy]);
  return heavy ? settled : value;
}
