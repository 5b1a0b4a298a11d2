import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { Path, Refusal, Schema } from './schema.ts';

/** What a schema demands of a text. Lengths count code points, as the API server does. */
export function checkString(value: string, schema: Schema, path: Path): Refusal[] {
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  const length = [...value].length;
  const wrong = [
    length < minLength && `shorter than ${minLength} characters`,
    length > maxLength && `longer than ${maxLength} characters`,
    pattern !== undefined && !regexOf(pattern).test(value) && `${JSON.stringify(value)} does not match ${pattern}`,
    format !== undefined && !hasFormat(value, format) && `${JSON.stringify(value)} is no ${format}`,
  ];
  return wrong.filter((says) => says !== false).map((says) => ({ path, says }));
}

const COMPILED = new Map<string, RegExp>();

/** CRD patterns are RE2; those that the project meets mean the same to JavaScript. */
export function regexOf(pattern: string): RegExp {
  const there = COMPILED.get(pattern);
  if (there !== undefined) return there;
  const regex = new RegExp(pattern, 'u');
  COMPILED.set(pattern, regex);
  return regex;
}

/** The formats that the API server validates; it ignores the others. */
export function hasFormat(value: string, format: string): boolean {
  switch (format) {
    case 'ipv4':
      return isIPv4(withoutZeros(value)) || (value.includes('.') && isIPv6(value));
    case 'ipv6':
      return isIPv6(value);
    case 'ip':
      return isIP(value) !== 0;
    case 'cidr':
      return isCidr(value);
    case 'byte':
      return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/.test(value);
    case 'date-time':
      return isDateTime(value);
    default:
      return true;
  }
}

function isCidr(value: string): boolean {
  const [address = '', bits = '', ...rest] = value.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(withoutZeros(address))] ?? -1;
  return rest.length === 0 && /^\d+$/.test(bits) && Number(bits) <= most;
}

/** The API server takes leading zeros in IPv4 addresses. */
function withoutZeros(address: string): string {
  return address.includes(':') ? address : address.replace(/(^|\.)0+(?=\d)/g, '$1');
}

/** A day that is in the calendar, and a time of that day. */
function isDateTime(value: string): boolean {
  const [, day = '', time = ''] =
    /^(\d{4}-\d{2}-\d{2})t((?:[01]\d|2[0-3])(?::[0-5]\d){2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/.exec(
      value.toLowerCase(),
    ) ?? [];
  const date = new Date(`${day}T${time}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
