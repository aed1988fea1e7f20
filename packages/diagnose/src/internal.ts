/** What the command needs of how a description writes signatures and keys. */
export { readKeyText, readWriting, toAlgorithmTitle, toEncodingTitle, type Writing } from './writing.js';
