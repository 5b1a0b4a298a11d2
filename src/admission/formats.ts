/** The formats that the project knows, of those that the API server holds texts against. */
export const FORMAT_WORDS: { readonly [format: string]: string } = {
  byte: 'base64',
  'base64-lines': 'base64',
  'date-time': 'a time such as 2026-01-31T10:00:00Z',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  cidr: 'a range of addresses such as 10.0.0.0/8',
};

/**
 * Formats of texts that the API server checks and the project does not: it says so. Any other name is of no consequence.
 * Source: https://github.com/kubernetes/apiextensions-apiserver/blob/v0.34.0/pkg/apiserver/validation/formats.go, read 2026-11-24
 */
const CHECKED_BY_THE_SERVER: ReadonlySet<string> = new Set([
  'bsonobjectid',
  'uri',
  'email',
  'hostname',
  'mac',
  'uuid',
  'uuid3',
  'uuid4',
  'uuid5',
  'isbn',
  'isbn10',
  'isbn13',
  'creditcard',
  'ssn',
  'hexcolor',
  'rgbcolor',
  'date',
  'duration',
  'datetime',
  'k8s-short-name',
  'k8s-long-name',
]); // prettier-ignore

export function hasFormat(value: string, format: string): boolean | 'unknown' {
  switch (format) {
    case 'byte':
      return isBase64(value);
    // Where Kubernetes reads bytes itself, and not by a schema, line breaks are passed over.
    case 'base64-lines':
      return isBase64(value.replace(/[\r\n]/g, ''));
    case 'date-time':
      return /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/.test(value);
    case 'ipv4':
      return isIpv4(value);
    case 'ipv6':
      return isIpv6(value);
    case 'cidr':
      return isCidr(value);
    default:
      return CHECKED_BY_THE_SERVER.has(format) ? 'unknown' : true;
  }
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}

function isIpv4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

/** Eight groups; `::` stands for one group of zeros at least, and an IPv4 address for the last two. */
function isIpv6(value: string): boolean {
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

function isCidr(value: string): boolean {
  const [address = '', bits = '', ...rest] = value.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(bits)) return false;
  return isIpv4(address) ? Number(bits) <= 32 : isIpv6(address) && Number(bits) <= 128;
}

/** The whole numbers that a format holds; int64 as far as JavaScript tells numbers apart. */
export function rangeOf(format: string | undefined): readonly [number, number] {
  if (format === 'int32') return [-(2 ** 31), 2 ** 31 - 1];
  if (format === 'int64') return [-(2 ** 63), 2 ** 63];
  return [-Infinity, Infinity];
}
