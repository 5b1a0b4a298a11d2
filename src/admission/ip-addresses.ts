/** Addresses as they are written in full strictness: no leading zeros, no zone. */
export function isIpv4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

/** Eight groups; `::` stands for one group of zeros at least, and an IPv4 address for the last two. */
export function isIpv6(value: string): boolean {
  const halves = value.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  const last = all.at(-1) ?? '';
  const asIpv4 = last.includes('.');
  const hexadecimal = asIpv4 ? all.slice(0, -1) : all;
  if (asIpv4 && (!isIpv4(last) || value.endsWith('::'))) return false;
  const count = hexadecimal.length + (asIpv4 ? 2 : 0);
  const right = halves.length === 2 ? count <= 7 : count === 8;
  return right && hexadecimal.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group));
}

export function isCidr(value: string): boolean {
  const [address = '', bits = '', ...rest] = value.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(bits)) return false;
  return isIpv4(address) ? Number(bits) <= 32 : isIpv6(address) && Number(bits) <= 128;
}
