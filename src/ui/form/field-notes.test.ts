import { expect, test, vi } from 'vitest';
import type { Finding, Severity } from '../../gateway-api/finding.ts';
import { createFieldNotes } from './field-notes.ts';
import { tellingField } from './telling-field.ts';

const HOST = 'backends.0.validation.hostname';
const NAME = 'backends.0.target.name';

function finding(field: string, message = 'Something.', severity: Severity = 'error'): Finding {
  return { id: 'GEN-01', severity, message, reason: '', at: { field }, evidence: [], fixes: [] };
}
function messages(findings: readonly Finding[]): string[] {
  return findings.map(({ message }) => message);
}

test('errors and warnings are told at their fields, notes of less weight and those without a field are not', () => {
  const notes = createFieldNotes();
  const { at: _, ...placeless } = finding(HOST);
  notes.hear(
    [finding(HOST, 'a'), finding(HOST, 'b', 'warning'), finding(NAME, 'c', 'info'), { ...placeless, at: {} }],
    null,
  );
  expect(messages(notes.at(HOST))).toEqual(['a', 'b']);
  expect(notes.at(NAME)).toEqual([]);
  expect(messages(notes.within(['backends.0.validation', 'route']))).toEqual(['a', 'b']);
  expect(notes.within(['backends.0.target'])).toEqual([]);
});

test('while somebody types, that field alone tells something new, until it is left', () => {
  const notes = createFieldNotes();
  notes.hear([finding(NAME, 'old')], null);
  notes.hear([finding(HOST, 'new')], HOST);
  expect(messages(notes.at(HOST))).toEqual(['new']);
  expect(messages(notes.at(NAME))).toEqual(['old']);
  notes.hear([], HOST);
  expect(notes.at(HOST)).toEqual([]);
  expect(messages(notes.at(NAME))).toEqual(['old']);
  notes.tell();
  expect(notes.at(NAME)).toEqual([]);
});

test('the same findings, made anew, draw nothing again', () => {
  const notes = createFieldNotes();
  notes.hear([finding(HOST)], null);
  const before = notes.at(HOST);
  const listener = vi.fn();
  notes.subscribe(listener);
  notes.hear([finding(HOST)], null);
  expect(notes.at(HOST)).toBe(before);
  expect(listener).not.toHaveBeenCalled();
  notes.hear([{ ...finding(HOST), fixes: [{ label: 'Mend', edits: [] }] }], null);
  expect(notes.at(HOST)).not.toBe(before);
  expect(listener).toHaveBeenCalledOnce();
});

test('what stands around the drawing is asked for only where a field has something else to tell', () => {
  const around = vi.fn((draw: () => void) => draw());
  const notes = createFieldNotes(around);
  notes.hear([], null);
  expect(around).not.toHaveBeenCalled();
  notes.hear([finding(HOST)], null);
  notes.hear([finding(HOST)], HOST);
  expect(around).toHaveBeenCalledOnce();
});

test.each([
  ['backends.1.target', 'backends.1.target.kind'],
  ['backends.0.validation.ca', 'backends.0.validation.ca.kind'],
  ['backends.0.validation.subjectAltNames.2', 'backends.0.validation.subjectAltNames.2.type'],
  ['backends.0.validation.subjectAltNames.2.uri', 'backends.0.validation.subjectAltNames.2.uri'],
  ['backends', 'backends'],
  ['tlsVersions', 'tlsVersions'],
  ['options.eg.target', 'options.eg.target'],
])('what is about %s is told at %s', (part, field) => {
  expect(tellingField(part)).toBe(field);
});
