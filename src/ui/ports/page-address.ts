/** The address of this page without fragment. */
export function pageAddress(): string {
  return location.href.split('#', 1)[0] ?? '';
}
