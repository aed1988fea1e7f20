import { harnesses } from './express.ts';
import { describeOnce } from './once.ts';

describeOnce(harnesses);
