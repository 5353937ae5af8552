# Rules and Markov chains of the package ChannelAttribution: the median of three rounds. Both programs begin with paths as text
# in memory; reading the file is not counted.

done <- function(task, other, work, check = function(result) 0) {
  result <- NULL
  seconds <- median(sapply(1:3, function(i) {
    gc()
    time <- system.time(result <<- work())
    sum(time[c(1, 2)])
  }))
  cat(sprintf("%s\t%s\t%.6f\t%.12g\n", task, other, seconds, check(result)))
}

if (!requireNamespace("ChannelAttribution", quietly = TRUE)) {
  cat("# the R package ChannelAttribution is not installed\n")
} else {
  suppressMessages(library(ChannelAttribution))
  paths <- read.csv(commandArgs(trailingOnly = TRUE)[1])
  done("first, last and linear click, 1 M, with reading", "ChannelAttribution, heuristic_models",
    function() heuristic_models(paths, "path", "conversions", var_value = "value", flg_pro = FALSE))
  for (k in 1:3) {
    done(sprintf("Markov, order %d, 1 M, with reading", k), "ChannelAttribution, markov_model",
      function() suppressWarnings(markov_model(paths, "path", "conversions", var_value = "value", var_null = "lost",
        order = k, ncore = 1, seed = 1, verbose = FALSE, flg_pro = FALSE)),
      function(result) {
        result <- if (is.data.frame(result)) result else result$result
        result[result$channel_name == "Direct", "total_conversion"]
      })
  }
}
