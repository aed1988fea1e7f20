import { describe, expect, it } from 'vitest';
import { readHeader } from '../src/headers.js';

describe('readHeader', () => {
  it.each([
    ['text', { 'x-a': 'one' }, ['one']],
    ['empty text', { 'x-a': '' }, ['']],
    ['a list of one', { 'x-a': ['one'] }, ['one']],
    ['a list of two', { 'x-a': ['one', 'two'] }, ['one', 'two']],
    ['an empty list', { 'x-a': [] }, []],
    ['undefined', { 'x-a': undefined }, []],
    ['missing', { 'x-b': 'other' }, []],
  ])('gives the values of a header that is %s', (_what, headers, values) => {
    expect(readHeader(headers, 'x-a')).toEqual(values);
  });

  it('gives the value of a Headers object, and none where it has none', () => {
    const headers = new Headers({ 'X-A': 'one', 'X-B': '' });
    expect(readHeader(headers, 'x-a')).toEqual(['one']);
    expect(readHeader(headers, 'x-b')).toEqual(['']);
    expect(readHeader(headers, 'x-c')).toEqual([]);
  });

  it('asks anything with a get method as it asks a Headers object', () => {
    expect(readHeader({ get: (name) => (name === 'x-a' ? 'one' : null) }, 'x-a')).toEqual(['one']);
  });

  it('takes a header named get for a header', () => {
    expect(readHeader({ get: 'one', 'x-a': 'two' }, 'get')).toEqual(['one']);
    expect(readHeader({ get: 'one', 'x-a': 'two' }, 'x-a')).toEqual(['two']);
  });

  it('finds other spellings of the name, each and every value', () => {
    expect(readHeader({ 'X-A': 'one', 'x-b': 'no', 'X-a': ['two', 'three'] }, 'x-a')).toEqual(['one', 'two', 'three']);
  });

  it('finds another spelling behind an undefined one', () => {
    expect(readHeader({ 'x-a': undefined, 'X-A': 'one' }, 'x-a')).toEqual(['one']);
  });
});
