import { useEffect } from 'react';
import { matrixPlace, onMatrixPlace } from '../ports/matrix-address.ts';
import type { DialogName } from './dialogs.tsx';

/** Opens the matrix where the address names it: when the page is opened, and when a link to a cell is followed. */
export function useMatrixAddress(onDialog: (name: DialogName) => void): void {
  useEffect(() => {
    if (matrixPlace() !== null) onDialog('matrix');
    return onMatrixPlace((place) => place !== null && onDialog('matrix'));
  }, [onDialog]);
}
