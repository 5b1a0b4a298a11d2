/** The cell of the matrix that the address names: `#matrix=istio.mode-skip`. `#matrix` alone is the matrix without any. */

export interface MatrixPlace {
  readonly implementation: string;
  readonly choice: string;
}

/** What the fragment of the address says; `null` where it is not about the matrix. */
export function matrixPlaceIn(fragment: string): MatrixPlace | null {
  if (!/^#matrix(=|$)/.test(fragment)) return null;
  const found = /^#matrix=([a-z0-9-]{1,60})(?:\.([A-Za-z0-9-]{1,60}))?$/.exec(fragment);
  return { implementation: found?.[1] ?? '', choice: found?.[2] ?? '' };
}

export function matrixPlace(): MatrixPlace | null {
  return matrixPlaceIn(location.hash);
}

export function matrixLink({ implementation, choice }: MatrixPlace): string {
  return `./#matrix=${implementation}${choice === '' ? '' : `.${choice}`}`;
}

/** Calls back when the address names another cell. */
export function onMatrixPlace(listener: (place: MatrixPlace | null) => void): () => void {
  const tell = () => listener(matrixPlace());
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}

/** The matrix is closed: the address is that of the page again, without a step in the browser's history. */
export function leaveMatrix(): void {
  if (matrixPlace() !== null) history.replaceState(history.state, '', location.pathname + location.search);
}
