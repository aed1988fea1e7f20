import { describeContract } from './contract.ts';
import { harnesses } from './express.ts';

describeContract(harnesses);
