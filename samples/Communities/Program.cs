using Equivariant.ML.Societies;

// Who belongs together? CommunitySearch.cs has the ML.NET pipeline.
return CommunitiesCommand.Run(args, Console.Out, Console.Error);
