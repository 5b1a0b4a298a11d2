import { describe, expect, it } from 'vitest';
import { readText } from '../../../manifest/read-text.ts';
import { joinSources } from './sources.ts';

const YAML = { name: 'a.yaml', text: '\uFEFFkind: A\nmore: 1' };
const JSON_TEXT = { name: 'b.json', text: '{\n  "kind": "B"\n}\n' };

describe('joinSources', () => {
  it('makes documents of files, in whatever they are written', () => {
    const { text } = joinSources([YAML, { name: null, text: ' \n' }, JSON_TEXT]);
    expect(readText(text).documents.map(({ value }) => value)).toEqual([{ kind: 'A', more: 1 }, { kind: 'B' }]);
  });

  it('says where a place of the whole stands', () => {
    const { text, placeOf } = joinSources([YAML, JSON_TEXT]);
    expect(placeOf(text.indexOf('more')).says).toBe('a.yaml, line 2');
    expect(placeOf(text.indexOf('"kind"'))).toMatchObject({ source: JSON_TEXT, line: 2, says: 'b.json, line 2' });
    expect(joinSources([{ name: null, text: 'a' }]).placeOf(0).says).toBe('Line 1');
  });
});
