import { harnesses } from './fastify.ts';
import { describeOnce } from './once.ts';

describeOnce(harnesses);
