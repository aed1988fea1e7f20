// The older majors are installed under other names; the types of the newer ones describe what the tests use of them.
declare module 'express4' {
  export { default } from 'express';
}
declare module 'koa2' {
  export { default } from 'koa';
}
