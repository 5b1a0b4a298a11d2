import { isCidr, isIpv4, isIpv6 } from './ip-addresses.ts';

/** The formats that the project knows, of those that the API server holds texts against. */
export const FORMAT_WORDS: { readonly [format: string]: string } = {
  byte: 'base64',
  'base64-lines': 'base64',
  date: 'a date such as 2026-01-31',
  'date-time': 'a time such as 2026-01-31T10:00:00Z',
  datetime: 'a time such as 2026-01-31T10:00:00Z',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  cidr: 'a range of addresses such as 10.0.0.0/8',
};

/**
 * Formats of texts that the API server checks and the project does not: it says so. Any other name is of no consequence.
 * Source: https://github.com/kubernetes/apiextensions-apiserver/blob/v0.34.0/pkg/apiserver/validation/formats.go, read 2026-11-24;
 * what fits each of them was tried on k8s.io/apiextensions-apiserver 0.37.2, 2026-11-27
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
  'duration',
  'k8s-short-name',
  'k8s-long-name',
]); // prettier-ignore

export function hasFormat(value: string, format: string): boolean | 'unknown' {
  switch (format) {
    // Nothing is no base64 to the API server.
    case 'byte':
      return value !== '' && isBase64(value);
    // Where Kubernetes reads bytes itself, and not by a schema, line breaks are passed over.
    case 'base64-lines':
      return isBase64(value.replace(/[\r\n]/g, ''));
    case 'date':
      return isDate(value);
    case 'date-time':
    case 'datetime':
      return isDateTime(value);
    case 'ipv4':
      return isLooseIpv4(value);
    case 'ipv6':
      return isIpv6(value);
    case 'cidr':
      return isLooseCidr(value);
    default:
      return CHECKED_BY_THE_SERVER.has(format) ? 'unknown' : true;
  }
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}

/** The API server still takes leading zeros, and an IPv4 address that is written as IPv6. */
function isLooseIpv4(value: string): boolean {
  return isIpv4(withoutZeros(value)) || (value.includes('.') && isIpv6(value));
}

function isLooseCidr(value: string): boolean {
  const [address = '', bits = '', ...rest] = value.split('/');
  return (
    rest.length === 0 && isCidr(`${address.includes(':') ? address : withoutZeros(address)}/${withoutZeros(bits)}`)
  );
}

/** `010.0.00.1` is `10.0.0.1`. */
function withoutZeros(value: string): string {
  return value.replace(/(^|\.)0+(?=\d)/g, '$1');
}

const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/;

/** As it is read there: in either case, with any sign before fractions of a second, and what follows a second T is passed over. */
function isDateTime(value: string): boolean {
  const [date = '', time = ''] = value.toLowerCase().split('t');
  const [, hour = '99', minute = '99', second = '99'] = TIME.exec(time) ?? [];
  return isDate(date) && hour <= '23' && minute <= '59' && second <= '59';
}

function isDate(value: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return day >= '01' && Number(day) <= daysOf(Number(month), Number(year));
}

function daysOf(month: number, year: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

const LARGEST_FLOAT = 2 ** 128 - 2 ** 104;

/** The numbers that a format holds; int64 as far as JavaScript tells numbers apart. */
export function rangeOf(format: string | undefined): readonly [number, number] {
  if (format === 'int32') return [-(2 ** 31), 2 ** 31 - 1];
  if (format === 'int64') return [-(2 ** 63), 2 ** 63];
  if (format === 'float') return [-LARGEST_FLOAT, LARGEST_FLOAT];
  return [-Infinity, Infinity];
}
