using X80.Zoo;

return await ZooCommand.RunAsync(args, Console.Out, Console.Error);
