# Item sets of the package arules, which has the programs of C. Borgelt: the median of three rounds of each. Arguments: a name, a
# file of baskets and least supports, again and again, with bars between.

done <- function(task, other, work) {
  result <- NULL
  seconds <- median(sapply(1:3, function(i) {
    gc()
    time <- system.time(result <<- work())
    sum(time[c(1, 2)])
  }))
  cat(sprintf("%s\t%s\t%.6f\t%d\n", task, other, seconds, length(result)))
}

if (!requireNamespace("arules", quietly = TRUE)) {
  cat("# the R package arules is not installed\n")
} else {
  suppressMessages(library(arules))
  version <- as.character(packageVersion("arules"))
  for (argument in commandArgs(trailingOnly = TRUE)) {
    parts <- strsplit(argument, "|", fixed = TRUE)[[1]]
    baskets <- as(strsplit(readLines(parts[2]), ",", fixed = TRUE), "transactions")
    for (support in parts[-(1:2)]) {
      task <- paste0(parts[1], ", item sets at ", support)
      least <- list(support = as.numeric(support), target = "frequent itemsets", maxlen = 100, maxtime = 0)
      done(task, paste("arules", version, "apriori"),
        function() apriori(baskets, parameter = least, control = list(verbose = FALSE)))
      done(task, paste("arules", version, "eclat"),
        function() eclat(baskets, parameter = least[-4], control = list(verbose = FALSE)))
    }
  }
}
