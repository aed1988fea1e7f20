/** What the command needs of how a description writes signatures and keys, and of how a delivery is saved. */
export { toRequestFile } from './request-file.js';
export { readKeyText, readWriting, toAlgorithmTitle, toEncodingTitle, type Writing } from './writing.js';
