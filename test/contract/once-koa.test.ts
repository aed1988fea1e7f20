import { harnesses } from './koa.ts';
import { describeOnce } from './once.ts';

describeOnce(harnesses);
